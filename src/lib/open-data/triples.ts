/** Statements about things, as RDF has them, without a library: enough for a catalogue. */
export type Term =
	| { readonly iri: string }
	| { readonly text: string; readonly lang: string }
	| { readonly value: string; readonly datatype: string };

export type Node = {
	readonly id: string;
	readonly types: readonly string[];
	/** By the whole name of the property. */
	readonly says: readonly (readonly [property: string, values: readonly Term[]])[];
};

export const prefixes = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	vcard: 'http://www.w3.org/2006/vcard/ns#',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
	rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
} as const;

/** The whole name for `dcat:Dataset`. */
export function whole(name: string): string {
	const [prefix = '', local = ''] = name.split(':', 2);
	return prefix in prefixes ? prefixes[prefix as keyof typeof prefixes] + local : name;
}

/** What a thing is and says; properties that say nothing are left out. */
export function node(id: string, types: readonly string[], says: Readonly<Record<string, readonly Term[]>>): Node {
	return {
		id,
		types: types.map(whole),
		says: Object.entries(says).flatMap(([property, values]) =>
			values.length === 0 ? [] : [[whole(property), values] as const]
		)
	};
}

export function iris(...addresses: readonly string[]): Term[] {
	return addresses.map((iri) => ({ iri }));
}

/** The same nodes as JSON-LD, in its expanded form. */
export function jsonLd(nodes: readonly Node[]): unknown[] {
	return nodes.map(({ id, types, says }) => ({
		'@id': id,
		'@type': types,
		...Object.fromEntries(says.map(([property, values]) => [property, values.map(jsonTerm)]))
	}));
}

function jsonTerm(term: Term): Readonly<Record<string, string>> {
	if ('iri' in term) return { '@id': term.iri };
	if ('lang' in term) return { '@value': term.text, '@language': term.lang };
	return { '@value': term.value, '@type': term.datatype };
}
