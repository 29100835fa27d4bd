/** What the columns and choices of a pasted block may be called, in Norwegian and Swedish. */
import { plain, type BlockNames } from '#lib/funding/block.ts';
import type { RowField } from '#lib/funding/expense-table.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { langs } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { ExpenseLines } from './expense-lines.server.ts';

const others: readonly (readonly [string, RowField])[] = [
	['betalt', 'date'],
	['betaldag', 'date'],
	['type', 'category'],
	['kategori', 'category'],
	['ap', 'work_package'],
	['tekst', 'text'],
	['text', 'text'],
	['beskrivelse', 'text'],
	['beskrivning', 'text'],
	['sum', 'amount'],
	['summa', 'amount']
];

export function blockNames({ categories, currency, pilots, workPackages }: ExpenseLines): BlockNames {
	const texts = langs.map((lang) => translator(lang, messages[lang]));
	const said = (key: string, params?: { currency: string }) => texts.map((t) => plain(t(asKey(key), params)));
	const named = (field: RowField) => said(`expense.${field}`).map((name) => [name, field] as const);
	const fields: readonly RowField[] = ['date', 'category', 'work_package', 'pilot', 'text', 'amount'];
	return {
		headings: new Map([
			...others,
			...fields.flatMap(named),
			...said('expense.amount_in', { currency }).map((name) => [name, 'amount'] as const)
		]),
		category: new Map(
			categories.flatMap((code) => [code, ...said(`category.${code}`)].map((name) => [plain(name), code] as const))
		),
		work_package: new Map(
			workPackages.flatMap(({ code, nameNb, nameSv }) =>
				[code, code.replace(/\D/g, ''), nameNb, nameSv, `${code} ${nameNb}`, `${code} ${nameSv}`]
					.filter((name) => name !== '')
					.map((name) => [plain(name), code] as const)
			)
		),
		pilot: new Map(pilots.map(({ id, title }) => [plain(title), id]))
	};
}
