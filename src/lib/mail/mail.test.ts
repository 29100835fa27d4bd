import { describe, expect, test } from 'vitest';
import { composeMail } from './compose.server.ts';
import { maskTokens } from './mail.ts';

describe('a mail shown to others than its receiver', () => {
	test('does not show the secret of its link', () => {
		const body = 'Velg her:\nhttps://sol.example/nb/konto/lenke/s3cr3t_-abc\n\nHilsen';
		expect(maskTokens(body)).toBe('Velg her:\nhttps://sol.example/nb/konto/lenke/…\n\nHilsen');
	});

	const links = ['sv/avmeld/', 'sv/folg/bekreft/', 'nb/registrer-leverandor/bekreft/'];
	test.each(links)('does not show what stops, begins or confirms something at %s', (path) => {
		expect(maskTokens(`https://sol.example/${path}s3cr3t_-abc\n`)).toBe(`https://sol.example/${path}…\n`);
	});

	test('shows its other links whole', () => {
		const body = 'https://sol.example/nb/piloter/digitalt-tilsyn-om-natten-i-karlstads-kommun';
		expect(maskTokens(body)).toBe(body);
	});
});

describe('writing a mail', () => {
	const params = { name: 'Kari', link: 'https://sol.example/x', days: 7 };

	test('is done in the language of the receiver', () => {
		expect(composeMail('invitation_again', { to: 'a@b.no', language: 'nb' }, params).body).toContain('Hei, Kari\n');
		expect(composeMail('invitation_again', { to: 'a@b.se', language: 'sv' }, params).body).toContain('Hej Kari!\n');
	});

	test('keeps a subject on one line whatever stands in a name', () => {
		const by = 'Kari\r\nBcc: all@x.example';
		const mail = composeMail(
			'member_added',
			{ to: 'a@b.no', language: 'nb' },
			{ ...params, by, organisation: by, role: '', period: '' }
		);
		expect(mail.subject).not.toMatch(/[\r\n]/);
	});
});
