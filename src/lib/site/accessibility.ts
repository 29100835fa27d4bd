/**
 * What both countries want said about accessibility, as data: Sweden's tillgänglighetsredogörelse with its fixed
 * fields and words, and the link to Norway's statement, which is made in a tool of its own (uustatus.no).
 */
import statementData from '#data/accessibility.json' with { type: 'json' };

const conformities = ['full', 'partial', 'none'] as const;
const methods = ['self_assessment', 'external_review'] as const;

export type Statement = {
	/** Version of the standard that it was held against. */
	readonly standard: string;
	readonly conformity: (typeof conformities)[number];
	readonly assessedOn: string;
	readonly updatedOn: string;
	readonly method: (typeof methods)[number];
	/** What does not reach everybody yet, and why; texts `accessibility.gap_<key>` and `accessibility.reason_<reason>`. */
	readonly notAccessible: readonly { readonly key: string; readonly reason: string }[];
	/** 12 § of the Swedish law, texts `accessibility.burden_<key>`. */
	readonly disproportionate: readonly string[];
	/** 9 § of the Swedish law, texts `accessibility.outside_<key>`. */
	readonly outsideTheLaw: readonly string[];
	readonly supervisionSe: string;
	readonly supervisionNo: string;
	readonly complaintsNo: string;
	/** Address of the Norwegian statement; null until it has been made. */
	readonly statementNo: string | null;
};

export const statement: Statement = readStatement(statementData);

/** @throws when the words are not those that the law knows */
export function readStatement(data: typeof statementData): Statement {
	const conformity = conformities.find((each) => each === data.conformity);
	const method = methods.find((each) => each === data.method);
	if (!conformity || !method) throw new Error('accessibility.json: unknown conformity or method');
	return { ...data, conformity, method };
}
