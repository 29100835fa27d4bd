/** What is kept of a solution, as the values of its form. */
import type { SolutionContent } from './solution.ts';

export function keptValues(content: SolutionContent): Record<string, string> {
	return {
		name: content.name,
		kind: content.kind,
		supplier: content.supplierId ?? '',
		technology: content.technologyArea,
		language: content.language,
		summary: content.summary,
		prerequisites: content.prerequisites,
		summary_other: content.summaryOther ?? '',
		prerequisites_other: content.prerequisitesOther ?? '',
		ready: content.isReadyToReuse ? 'yes' : 'no'
	};
}
