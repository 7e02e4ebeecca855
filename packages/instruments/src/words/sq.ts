export { default } from '../messages/sq.json' with { type: 'json' };
