/** The public ledger as one file, however long it has become. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { ledgerEnd } from '#lib/ledger/append-ledger.server.ts';
import { ledgerBatches } from '#lib/ledger/ledger-entries.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { project } from '#lib/projects/schema.server.ts';
import { replyProblem, replyStreamed } from './reply.server.ts';

/** Every row up to the head of this moment; later ones are not in it. The running project unless `asked` is another. */
export async function ledgerReply(request: Request, db: Db, asked: string | null, today: string): Promise<Response> {
	const projectId = asked === null ? (await runningProject(db, today))?.id : await knownProject(db, asked);
	if (projectId === undefined) return replyProblem(request, 404);
	const { number: count, hash: head } = await ledgerEnd(db, projectId);
	return replyStreamed(request, head, { project: projectId, head, count }, 'rows', ledgerBatches(db, projectId, count));
}

async function knownProject(db: Db, id: string): Promise<string | undefined> {
	const [row] = await db.select({ id: project.id }).from(project).where(eq(project.id, id));
	return row?.id;
}
