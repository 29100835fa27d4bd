/** What a need says, and what readers must be told before it is opened. */
import { no, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import { moved, type NeedState, type NeedType, type StateMove } from './need.ts';

export type NeedContent = {
	readonly title: string;
	readonly language: ContentLang;
	readonly text: string;
	readonly targetGroup: string;
	/** About how many have it; null = nobody knows. */
	readonly affectedCount: number | null;
	readonly constraints: string;
	readonly technologyArea: string | null;
	/** Instead of an area: all of its group. */
	readonly technologyGroup: string | null;
	readonly type: NeedType | null;
	/** Places, as the owner calls them. */
	readonly sites: readonly string[];
	/** Last day; null = none. */
	readonly deadline: string | null;
	/** Time of the last day, `14:00`; null = to its end. */
	readonly deadlineTime: string | null;
	readonly isSealed: boolean;
	readonly contactEmail: string | null;
	readonly procurementUrl: string | null;
};

/** What a draft may lack and an open need may not. */
export function missingForReaders(content: NeedContent): Issue[] {
	const lacks: readonly [boolean, string, string][] = [
		[content.text === '', 'text', 'need.text_missing'],
		[content.targetGroup === '', 'target_group', 'need.target_group_missing'],
		[content.technologyArea === null && content.technologyGroup === null, 'technology', 'need.technology_missing'],
		[content.type === null, 'type', 'need.type_missing'],
		[content.isSealed && content.deadline === null, 'deadline', 'need.sealed_without_deadline'],
		[
			content.type === 'planned_procurement' && content.procurementUrl === null,
			'procurement_url',
			'need.procurement_url_missing'
		]
	];
	return lacks.filter(([isMissing]) => isMissing).map(([, field, key]) => ({ field, key }));
}

/** What the secretariat says, with what must be known about its right to say it. */
export type NeedRuling = {
	readonly verdict: 'open' | 'return';
	readonly remark: string;
	/** Revision of what the person read. */
	readonly revision: number;
	readonly by: string;
};

type Decided = {
	readonly state: NeedState;
	readonly revision: number;
	readonly writtenBy: string | null;
	readonly submittedBy: string | null;
	/** Whether the deadline has passed while it waited. */
	readonly isOver: boolean;
};

export function ruled(kept: Decided, { verdict, remark, revision, by }: NeedRuling): Decision<NeedState> {
	const next = moved(kept.state, verdict);
	if (!next.ok) return next;
	if (kept.revision !== revision) return no({ field: '', key: 'need.changed_meanwhile' });
	if (by === kept.writtenBy || by === kept.submittedBy) return no({ field: '', key: 'need.own_work' });
	if (verdict === 'return' && remark === '') return no({ field: 'remark', key: 'need.remark_missing' });
	if (verdict === 'open' && kept.isOver) return no({ field: '', key: 'need.over_before_opening' });
	return next;
}

export type StateChange = {
	readonly move: StateMove;
	readonly reason: string;
	readonly procurementUrl: string | null;
	readonly pilotId: string | null;
};

/** @param state the one that holds now, with the deadline thought of */
export function changed(state: NeedState, change: StateChange): Decision<NeedState> {
	const next = moved(state, change.move);
	if (!next.ok) return next;
	const lacks: readonly [boolean, string, string][] = [
		[(change.move === 'close' || change.move === 'cancel') && change.reason === '', 'reason', 'need.reason_missing'],
		[
			change.move === 'to_procurement' && change.procurementUrl === null,
			'procurement_url',
			'need.procurement_url_missing'
		],
		[change.move === 'to_pilot' && change.pilotId === null, 'pilot', 'need.pilot_missing']
	];
	const issues = lacks.filter(([isMissing]) => isMissing).map(([, field, key]) => ({ field, key }));
	return issues.length > 0 ? no(...issues) : next;
}
