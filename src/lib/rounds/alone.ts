/** Work that is done by one at a time in this process, however many ask. */
export type Work = () => Promise<void>;

/**
 * Whoever asks while it is under way is answered at once, and it is done once more afterwards. So a hundred who ask do
 * not take the place of other work, and nobody's request is lost.
 */
export function alone(work: Work): Work {
	let isRunning = false;
	let isAskedAgain = false;
	return async () => {
		isAskedAgain = true;
		if (isRunning) return;
		isRunning = true;
		try {
			while (isAskedAgain) {
				isAskedAgain = false;
				await work();
			}
		} finally {
			isRunning = false;
		}
	};
}
