/**
 * What a person may get wrong is answered as a decision that names every fault at once;
 * exceptions are for programmers' mistakes.
 */
export type Issue = {
	/** Name of the form field; '' when the fault belongs to the whole form. */
	readonly field: string;
	/** Message key, `domain.key`. */
	readonly key: string;
	readonly params?: Readonly<Record<string, string | number>>;
};

export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused = { readonly ok: false; readonly issues: readonly Issue[] };
export type Decision<T> = Accepted<T> | Refused;

type Joined<P extends Readonly<Record<string, Decision<unknown>>>> = {
	[K in keyof P]: P[K] extends Decision<infer T> ? T : never;
};

export function yes<T>(value: T): Accepted<T> {
	return { ok: true, value };
}

export function no(...issues: readonly Issue[]): Refused {
	return { ok: false, issues };
}

/** Joins named decisions into one: all values, or the issues of every refused part in the order of the parts. */
export function all<P extends Readonly<Record<string, Decision<unknown>>>>(parts: P): Decision<Joined<P>> {
	const values: Record<string, unknown> = {};
	const issues: Issue[] = [];
	for (const [name, part] of Object.entries(parts)) {
		if (part.ok) values[name] = part.value;
		else issues.push(...part.issues);
	}
	return issues.length > 0 ? no(...issues) : yes(values as Joined<P>);
}

/** The issues of a decision; none when it was accepted. */
export function issuesOf(decision: Decision<unknown>): readonly Issue[] {
	return decision.ok ? [] : decision.issues;
}

/** The same decision with its issues moved to another field. */
export function at<T>(field: string, decision: Decision<T>): Decision<T> {
	return decision.ok ? decision : no(...decision.issues.map((issue) => ({ ...issue, field })));
}
