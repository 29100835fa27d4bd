import { calculationAnswer, readCalculation } from '#lib/api/calculate-body.ts';
import { mayWrite, readObject, reply, replyProblem } from '#lib/api/reply.server.ts';
import { calculate } from '#lib/funding/calculate.ts';

export const POST = async ({ request }) => {
	const body = await readObject(request);
	if (!body.ok) return replyProblem(request, body.status, body.issues);
	const asked = readCalculation(body.value);
	if (!asked.ok) return replyProblem(request, 422, asked.issues);
	return reply(request, calculationAnswer(calculate(asked.value)));
};

export const OPTIONS = mayWrite;
