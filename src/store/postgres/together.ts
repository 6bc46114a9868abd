// Calls of one step of the program as one statement: 32 clients whose requests wait for the same answer go on in the same step, and a
// statement costs this process and the database more than most rows do.

/** So many calls at most share a statement: the first of them waits for the last. */
const mostAtOnce = 100;

interface Batch<Asked, Answer> {
  readonly asked: Asked[];
  readonly answers: Promise<readonly Answer[]>;
}

/**
 * Collects what is asked for until the step ends, and asks for all of it at once, up to a number. `ask` answers in the order of what it was
 * asked.
 */
export function createTogether<Asked, Answer>(
  ask: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  most = mostAtOnce,
): (asked: Asked) => Promise<Answer> {
  let current: Batch<Asked, Answer> | undefined;
  const open = (): Batch<Asked, Answer> => {
    const asked: Asked[] = [];
    const answers = new Promise<readonly Answer[]>((resolve, reject) => {
      process.nextTick(() => {
        if (current?.asked === asked) current = undefined;
        ask(asked).then(resolve, reject);
      });
    });
    return { asked, answers };
  };
  return async (one) => {
    if (current === undefined || current.asked.length >= most) current = open();
    const { asked, answers } = current;
    const at = asked.push(one) - 1;
    // `ask` has given an answer for each.
    return (await answers)[at] as Answer;
  };
}
