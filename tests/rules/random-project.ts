/** Projects that nobody would think of: up to sixteen partners, three currencies, amounts of every size and sign. */
import type { Category, FlatRates } from '../../src/lib/funding/calculate.ts';
import type { BudgetRow, Side } from '../../src/lib/funding/figures.ts';
import { dice } from '../personal-numbers.ts';

export type State = 'draft' | 'submitted' | 'queried' | 'approved' | 'cut';
export type Spent = {
	readonly organisation: string;
	readonly side: Side;
	readonly workPackage: string;
	readonly period: string;
	readonly category: Category;
	readonly state: State;
	readonly minor: bigint;
	/** National currency per euro; null of an amount in euro. */
	readonly rate: string | null;
	/** What is taken off a cut expense, in hundredths of its size. */
	readonly cutBy: bigint;
};
export type RandomProject = {
	readonly spent: readonly Spent[];
	readonly budget: readonly BudgetRow[];
	readonly rates: Readonly<Record<Side, FlatRates>>;
	readonly realOffice: ReadonlySet<string>;
	readonly grants: Readonly<Record<Side, string>>;
	readonly given: { readonly minor: bigint; readonly total: bigint };
};

const all: readonly Category[] = [
	'staff',
	'office',
	'travel',
	'external',
	'equipment',
	'infrastructure',
	'lump_sum',
	'unit_cost',
	'other'
];

export function randomProjects(seed: number, count: number): RandomProject[] {
	const roll = dice(seed);
	const pick = <T>(...choices: readonly T[]): T => choices[roll(choices.length)] as T;
	const percent = () => pick('15', '20', '25', '33.33', '40', '0.01', '100', '12.5');

	const amount = () => {
		const near = BigInt(roll(100_000));
		const kind = pick('nothing', 'cent', 'plain', 'plain', 'plain', 'beyond');
		const sizes = { nothing: 0n, cent: 1n, plain: near, beyond: 2n ** 53n * 1000n + near };
		return (roll(4) === 0 ? -1n : 1n) * sizes[kind];
	};
	const flat = (): FlatRates => {
		const office = roll(3);
		return {
			staffOnDirect: roll(4) === 0 ? percent() : null,
			travelOnStaff: roll(3) === 0 ? percent() : null,
			officeOnStaff: office === 0 ? percent() : null,
			officeOnDirect: office === 1 ? percent() : null,
			otherOnStaff: roll(4) === 0 ? percent() : null
		};
	};
	const project = (): RandomProject => {
		const partners = Array.from({ length: 1 + roll(16) }, (_, index) => ({
			organisation: `partner-${String(index)}`,
			side: pick<Side>('NO', 'SE')
		}));
		const place = () => ({ ...pick(...partners), workPackage: pick('AP1', 'AP2', ''), category: pick(...all) });
		return {
			spent: Array.from({ length: roll(24) }, () => ({
				...place(),
				period: pick('P1', 'P2', 'P3'),
				state: pick<State>('draft', 'submitted', 'queried', 'approved', 'approved', 'cut'),
				minor: amount(),
				rate: pick(null, '11.7', '11.2345', '8', '10', '2', '0.987654'),
				cutBy: BigInt(1 + roll(99))
			})),
			budget: Array.from({ length: roll(12) }, () => ({ ...place(), eurMinor: amount() })),
			rates: { NO: flat(), SE: flat() },
			realOffice: new Set(partners.filter(() => roll(4) === 0).map(({ organisation }) => organisation)),
			grants: { NO: percent(), SE: percent() },
			given: { minor: BigInt(roll(1_000_000)), total: BigInt(roll(3) * (1 + roll(10_000_000))) }
		};
	};
	return Array.from({ length: count }, project);
}
