import { fundingAnswer } from '#lib/api/public-funding.server.ts';
import { mayRead, reply, replyProblem } from '#lib/api/reply.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';

export const GET = async ({ request, url }) => {
	const answer = await fundingAnswer(db(), url.searchParams.get('project'), today());
	return answer ? reply(request, answer) : replyProblem(request, 404);
};

export const OPTIONS = mayRead;
