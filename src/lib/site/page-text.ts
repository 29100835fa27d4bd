/** Text of a page that the secretariat keeps: paragraphs parted by an empty line, headings after `## `. */
import { all, at, type Decision } from '#lib/decision.ts';
import type { PairLang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';

export type Block = { readonly kind: 'heading' | 'paragraph'; readonly text: string };

export const longest = 20_000;

/** Never markup: what is written is shown as it is written. */
export function blocksOf(text: string): readonly Block[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n(?=## )|\n\s*\n|(?<=^## .*)\n/m)
		.map((block) => block.trim())
		.filter((block) => block !== '' && block !== '##')
		.map((block) =>
			block.startsWith('## ')
				? { kind: 'heading', text: block.slice(3).trim() }
				: { kind: 'paragraph', text: block.replace(/\s*\n\s*/g, ' ') }
		);
}

export type TypedPage = Readonly<Record<PairLang, string>>;

export function readPageText(typed: TypedPage): Decision<TypedPage> {
	const limits = { max: longest, required: true, multiline: true };
	return all({
		nb: missingAs('site.text_nb_missing', at('nb', readText(typed.nb, limits))),
		sv: missingAs('site.text_sv_missing', at('sv', readText(typed.sv, limits)))
	});
}
