import { describe, expect, it } from 'vitest';
import { requestAllocation, requestRefusal, requestWithdrawal } from '@luotsi/pilot/client';
import { bodyOf } from './fake.js';

const person = { base: 'https://collector.invalid', experiment: 'a-pilot', language: 'fi' };

function answering(answer: () => Response | Promise<Response>) {
  const requests: [string, unknown][] = [];
  const request: typeof fetch = (url, init) => {
    requests.push([url instanceof Request ? url.url : url.toString(), bodyOf(init)]);
    return Promise.resolve(answer());
  };
  return { requests, fetch: request };
}

describe('requests to the collector', () => {
  it('carry what the collector needs and nothing else', async () => {
    const allocation = { token: 't', participant: 'p', entry: { arm: 'a' }, payload: {}, withdrawalCode: 'c' };
    const { requests, fetch } = answering(() => Response.json(allocation));
    expect(await requestAllocation({ ...person, consentVersion: 3, fetch })).toEqual(allocation);
    await requestRefusal({ ...person, fetch });
    await requestWithdrawal({ base: '', code: 'AAAA-BBBB', fetch });
    expect(requests).toEqual([
      ['https://collector.invalid/api/allocation', { experiment: 'a-pilot', language: 'fi', consentVersion: 3 }],
      ['https://collector.invalid/api/refusal', { experiment: 'a-pilot', language: 'fi' }],
      ['/api/withdrawal', { code: 'AAAA-BBBB' }],
    ]);
  });

  it('say why they were refused', async () => {
    const refused = answering(() => Response.json({ message: 'The consent is to another version.' }, { status: 409 }));
    await expect(requestAllocation({ ...person, consentVersion: 1, fetch: refused.fetch })).rejects.toThrow(
      expect.objectContaining({
        code: 'LUOTSI_PILOT_REQUEST',
        status: 409,
        message: 'The consent is to another version.',
      }),
    );
    const proxy = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(requestRefusal({ ...person, fetch: proxy.fetch })).rejects.toThrow(/answered 502 at \/api\/refusal/);
  });

  it('are made once: a second one would make a second participant', async () => {
    const { requests, fetch } = answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(requestAllocation({ ...person, consentVersion: 1, fetch })).rejects.toThrow(
      expect.objectContaining({ code: 'LUOTSI_PILOT_UNREACHABLE', status: null }),
    );
    expect(requests).toHaveLength(1);
  });
});
