/** What a row of a file is read against. */
import type { Lines } from '#lib/funding/expense.ts';
import type { Lang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';
import type { DecimalMark } from './amounts.ts';
import type { Mapping } from './columns.ts';
import type { Field } from './fields.ts';
import type { Names } from './names.ts';

export type Values = Readonly<Partial<Record<Field, string>>>;
export type FileAmount = { readonly minor: bigint; readonly currency: string };

export type Surroundings = {
	readonly lines: Lines & { readonly currency: Currency; readonly inKind: readonly string[] };
	readonly names: Names;
	readonly mapping: Mapping;
	readonly mark: DecimalMark | undefined;
	/** The heading of the amounts says that they are without VAT. */
	readonly amountIsNet: boolean;
	/** Whoever reads the file may see who worked. */
	readonly seesStaff: boolean;
	readonly from1904: boolean;
	readonly lang: Lang;
	readonly today: string;
};
