/** What the command tells of a ledger; in English, as all that is told on the command line. */
import { decimalText } from '#lib/rational.ts';
import { sumsBy } from './ledger-sums.ts';
import type { Fault, Verified, Why } from './verify-ledger.ts';

const why: Readonly<Record<Why, (fault: Fault) => string>> = {
	no_ledger: () => 'This is no ledger: a ledger has a head and rows.',
	field: ({ row, detail }) =>
		`Row ${row ?? ''}: ${detail ? `"${detail}" is missing, unreadable or unknown` : 'no row'}.`,
	number: ({ row, detail }) =>
		`Row ${row ?? ''} stands where row ${detail} should stand: a row was removed, moved or put in.`,
	hash: ({ row }) => `Row ${row ?? ''} was altered: its hash is not that of its content.`,
	prev: ({ row, detail }) => `Row ${row ?? ''} does not follow row ${detail}: one of the two was replaced.`,
	time: ({ row }) => `Row ${row ?? ''} is older than the row before.`,
	euros: ({ row }) => `Row ${row ?? ''}: the euros do not follow from amount and rate.`,
	refers_to: ({ row }) => `Row ${row ?? ''}: it does not mirror a row that it may take back.`,
	head: ({ row, detail }) => `The stated head is not that of the last row, ${row ?? 'none'}: that would be ${detail}.`,
	other_head: ({ row, detail }) =>
		row === null
			? `The whole chain is another: its head is ${detail}, and the head asked for is nowhere in it.`
			: `The head asked for is that of row ${row}; the file goes on, and its head is ${detail}.`
};

export function faultText(fault: Fault): string {
	return why[fault.why](fault);
}

export function verifiedLines({ head, count, sums }: Extract<Verified, { ok: true }>): string[] {
	const euros = (minor: bigint) => `${decimalText(minor, 2)} EUR`;
	const groups = sumsBy.map((by) => {
		const parts = [...sums[by]].sort(([a], [b]) => (a < b ? -1 : 1));
		return [by, ...parts.map(([name, minor]) => `  ${name.padEnd(24)} ${euros(minor).padStart(24)}`)].join('\n');
	});
	return [`head   ${head}`, `rows   ${count}`, `total  ${euros(sums.total)}`, ...groups];
}
