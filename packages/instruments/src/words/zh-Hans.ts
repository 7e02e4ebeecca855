export { default } from '../messages/zh-Hans.json' with { type: 'json' };
