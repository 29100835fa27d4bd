/** Just enough of a strict XML reader to hold our feeds and site maps against what they must have. */
export type Element = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly Element[];
	/** Of this element itself, without its children's. */
	readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

const token = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The one element of the document. @throws for what is not well formed */
export function readXml(document: string): Element {
	const top: Open = { name: '', attributes: {}, children: [], text: '' };
	const stack = [top];
	token.lastIndex = 0;
	for (let at = 0; at < document.length; at = token.lastIndex) {
		const found = token.exec(document);
		if (!found) throw new Error(`No XML at ${at}: ${document.slice(at, at + 40)}`);
		take(stack, found);
	}
	const [root, ...others] = top.children;
	if (stack.length !== 1 || !root || others.length > 0 || top.text.trim() !== '') throw new Error('Not one element');
	return root;
}

function take(stack: Open[], [, closed, opened, attributes = '', isEmpty, text]: RegExpExecArray): void {
	const inner = stack.at(-1);
	if (!inner) throw new Error('Closed too often');
	if (text !== undefined) inner.text += decoded(text);
	if (closed !== undefined) {
		if (stack.length < 2 || inner.name !== closed) throw new Error(`${closed} closes ${inner.name}`);
		stack.pop();
	}
	if (opened === undefined) return;
	const element: Open = { name: opened, attributes: attributesOf(attributes), children: [], text: '' };
	inner.children.push(element);
	if (isEmpty === '') stack.push(element);
}

export function childrenOf({ children }: Element, name: string): Element[] {
	return children.filter((child) => child.name === name);
}

function attributesOf(text: string): Record<string, string> {
	const all = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)];
	const names = new Set(all.map(([, name]) => name));
	if (names.size !== all.length) throw new Error(`An attribute twice: ${text}`);
	return Object.fromEntries(all.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function decoded(text: string): string {
	if (/&(?!#\d+;|#x[\da-f]+;|\w+;)/i.test(text)) throw new Error(`A bare & in ${text}`);
	return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal: string, hex: string, name: string) => {
		if (decimal) return String.fromCodePoint(Number(decimal));
		if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
		const sign = entities[name];
		if (sign === undefined) throw new Error(`No sign ${name}`);
		return sign;
	});
}
