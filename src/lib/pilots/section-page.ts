/** What the page of one section is given. */
import type { Issue } from '#lib/decision.ts';

export type SectionRemark = { id: string; field: string; text: string; language: string };

/** What the server answers while somebody types. */
export type AutosaveAnswer = { stamp?: string; at?: Date; issues: readonly Issue[] };

/** A conflict among the issues: who saved something else, and when. */
export function conflictIn(issues: readonly Issue[]): { name: string; time: string } | undefined {
	const issue = issues.find(({ key }) => key === 'pilot.changed_meanwhile');
	return issue && { name: String(issue.params?.['name'] ?? ''), time: String(issue.params?.['time'] ?? '') };
}
