/** The catalogue in the two forms that harvesters read. */
import { DataFactory, Writer } from 'n3';
import { langs, type Lang } from '#lib/lang.ts';
import { translator, type Translate } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { catalogue } from './catalogue.ts';
import type { Catalogued } from './catalogue-parts.ts';
import { jsonLd, prefixes, type Node, type Term } from './triples.ts';

const named = (address: string) => DataFactory.namedNode(address);

export function catalogueNodes(about: Omit<Catalogued, 't'>): Node[] {
	const t = Object.fromEntries(langs.map((lang) => [lang, translator(lang, messages[lang])])) as Record<
		Lang,
		Translate
	>;
	return catalogue({ ...about, t });
}

export async function turtle(nodes: readonly Node[]): Promise<string> {
	const writer = new Writer({ prefixes: { ...prefixes } });
	for (const { id, types, says } of nodes) {
		for (const type of types) writer.addQuad(DataFactory.quad(named(id), named(`${prefixes.rdf}type`), named(type)));
		for (const [property, values] of says)
			for (const value of values) writer.addQuad(DataFactory.quad(named(id), named(property), termOf(value)));
	}
	return new Promise((resolve, reject) => {
		writer.end((fault: Error | null, text: string) => {
			if (fault) reject(fault);
			else resolve(text);
		});
	});
}

export function jsonLdText(nodes: readonly Node[]): string {
	return JSON.stringify({ '@graph': jsonLd(nodes) });
}

function termOf(term: Term) {
	if ('iri' in term) return named(term.iri);
	return 'lang' in term
		? DataFactory.literal(term.text, term.lang)
		: DataFactory.literal(term.value, named(term.datatype));
}
