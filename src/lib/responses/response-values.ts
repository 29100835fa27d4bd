import type { ResponseContent } from './response.ts';

/** What is kept of an answer, as the values of its form; empty ones where nothing is. */
export function keptValues(content: ResponseContent | null): Record<string, string> {
	if (content === null) return {};
	const { offer, evidence, solutionId, contact, cost, secretReason } = content;
	return { offer, evidence, solution: solutionId ?? '', contact, cost, secretReason };
}
