import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import nn from '#messages/nn.json' with { type: 'json' };
import { asKey, translator } from '#lib/i18n.ts';
import { messages, messagesFor } from '#lib/messages.server.ts';

const catalogue = nn as Readonly<Record<string, Readonly<Record<string, string>>>>;
const lacking = Object.entries(nb).flatMap(([domain, texts]) =>
	Object.entries(texts)
		.filter(
			([key, text]) => catalogue[domain]?.[key] === undefined && !text.includes('{{') && !/_(one|other)$/.test(key)
		)
		.map(([key, text]) => ({ key: `${domain}.${key}`, text }))
);

describe('reading nynorsk', () => {
	const t = translator('nn', messages.nn);

	test('what is written in nynorsk is read in nynorsk', () => {
		expect(t('ui.skip_to_content')).toBe(catalogue['ui']?.['skip_to_content']);
		expect(t('ui.skip_to_content')).not.toBe(nb.ui.skip_to_content);
	});

	test('what is not stands in bokmål', () => {
		for (const { key, text } of lacking.slice(0, 50)) expect(t(asKey(key))).toBe(text);
	});

	test('what stands in neither is found by a test and never shown as a key', () => {
		expect(() => t(asKey('ui.no_such_text'))).toThrow('No text for ui.no_such_text in nn');
	});

	test('a page that is hydrated gets the bokmål of its own domains too', () => {
		expect(Object.keys(messagesFor('nn', '/[lang=lang]/piloter'))).toEqual(
			Object.keys(messagesFor('nb', '/[lang=lang]/piloter'))
		);
	});
});
