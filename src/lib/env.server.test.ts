import { describe, expect, test } from 'vitest';
import { readEnv } from './env.server.ts';

const good = { DATABASE_URL: 'postgres://sol@127.0.0.1/sol' };

describe('the environment', () => {
	test('needs no more than a database', () => {
		expect(readEnv(good)).toMatchObject({
			origin: 'http://127.0.0.1:3000',
			demo: false,
			https: false,
			smtpUrl: undefined,
			ratesUrl: undefined,
			apiLimits: { read: 600, write: 120 }
		});
	});

	test.each([
		['DATABASE_URL', {}],
		['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
		['PORT', { ...good, PORT: 'http' }],
		['PORT', { ...good, PORT: '70000' }],
		['ORIGIN', { ...good, ORIGIN: 'sol.example' }],
		['ORIGIN', { ...good, ORIGIN: 'https://sol.example/nb' }],
		['DEMO', { ...good, DEMO: 'yes' }],
		['SMTP_URL', { ...good, SMTP_URL: 'mail.example' }],
		['SEAL_KEY', { ...good, SEAL_KEY: 'secret' }],
		['SEAL_KEY', { ...good, SEAL_KEY: 'g'.repeat(64) }],
		['RATES_URL', { ...good, RATES_URL: 'rates.example' }],
		['RATES_URL', { ...good, RATES_URL: 'https://rates.example/monthly?year=2026' }],
		['API_READS', { ...good, API_READS: '-1' }],
		['API_WRITES', { ...good, API_WRITES: 'many' }],
		['TRANSLATION_URL', { ...good, TRANSLATION_URL: 'translate.example' }],
		['TRANSLATION_URL', { ...good, TRANSLATION_URL: 'https://translate.example/translate?key=x' }],
		['TRANSLATION_KEY', { ...good, TRANSLATION_KEY: 'x' }]
	])('stops at a bad %s and names it in one line', (name, source) => {
		expect(() => readEnv(source)).toThrow(new RegExp(`^${name} [^\\n]+$`));
	});

	test('reads the same key to seal with as base64 and as hex digits', () => {
		const key = Buffer.alloc(32, 250);
		expect(readEnv({ ...good, SEAL_KEY: key.toString('hex') }).sealKey).toEqual(key);
		expect(readEnv({ ...good, SEAL_KEY: key.toString('base64') }).sealKey).toEqual(key);
		expect(readEnv({ ...good, SEAL_KEY: key.toString('base64url') }).sealKey).toEqual(key);
		expect(readEnv({ ...good, SEAL_KEY: '' }).sealKey).toBeUndefined();
	});

	test('names a machine that translates only where there is one', () => {
		const url = 'http://127.0.0.1:5000/translate';
		expect(readEnv({ ...good, TRANSLATION_URL: '' }).translation).toBeUndefined();
		expect(readEnv({ ...good, TRANSLATION_URL: url }).translation).toEqual({ url, key: undefined });
		expect(readEnv({ ...good, TRANSLATION_URL: url, TRANSLATION_KEY: 'k' }).translation).toEqual({ url, key: 'k' });
	});

	test('knows https by the public address', () => {
		expect(readEnv({ ...good, ORIGIN: 'https://sol.example' }).https).toBe(true);
	});

	test("keeps the demonstration's sign-ins shut where the launcher says so", () => {
		expect(readEnv({ ...good, DEMO: '1' }).demoSignIns).toBe(true);
		expect(readEnv({ ...good, DEMO: '1', DEMO_SIGN_INS: '0' }).demoSignIns).toBe(false);
		expect(readEnv({ ...good, DEMO: '0' }).demoSignIns).toBe(false);
	});
});
