/** The tags of an XML document one after the other, in one pass whatever the document holds. */

export type Tag = {
	/** Without the prefix of its namespace. */
	readonly name: string;
	readonly kind: 'open' | 'close' | 'whole';
	readonly attributes: string;
	/** What stands between this tag and the next. */
	readonly text: string;
};

export function* tagsOf(xml: string): Generator<Tag> {
	for (const [, slash, name = '', attributes = '', text = ''] of xml.matchAll(
		/<(\/?)(?:\w{1,30}:)?(\w{1,40})\b([^<>]*)>([^<]*)/g
	))
		yield {
			name,
			kind: slash === '/' ? 'close' : attributes.endsWith('/') ? 'whole' : 'open',
			attributes,
			text
		};
}

export function attribute(tag: Tag, name: string): string | undefined {
	const value = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(tag.attributes)?.[1];
	return value === undefined ? undefined : unescaped(value);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Also the way in which Excel writes characters that XML cannot hold. */
export function unescaped(text: string): string {
	if (!/[&_]/.test(text)) return text;
	return text
		.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(
			/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
			(whole, hex?: string, decimal?: string, name?: string) => {
				if (name !== undefined) return named[name] ?? whole;
				const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
				return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
			}
		);
}
