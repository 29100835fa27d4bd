import { sendExpense } from '#lib/api/send-expense.server.ts';
import { mayWrite } from '#lib/api/reply.server.ts';
import { writeOnce } from '#lib/api/write-once.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';

export const POST = ({ request }) =>
	writeOnce(db(), request, 'expense.enter', (tx, by, body) => sendExpense(tx, by, body, today()));

export const OPTIONS = mayWrite;
