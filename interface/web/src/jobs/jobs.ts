// What a person has running, waiting or failed, whichever conversation it is for. Pure: who calls hands the calls in.
import { computed, reactive, type ComputedRef } from 'vue'
import type { Task } from '@/api/types'

export interface TaskCalls {
  unfinished: () => Promise<Task[]>
  end: (id: string) => Promise<Task>
  retry: (id: string) => Promise<Task>
}

/** Ids that were put aside, kept between visits. */
export interface Aside {
  read: () => string[]
  write: (ids: string[]) => void
}

/** As many are remembered; older ones are forgotten by the server before. */
const MOST_ASIDE = 200

export const isOpen = (task: Task): boolean => task.state === 'queued' || task.state === 'running'

export class Jobs {
  tasks: Task[] = []
  private aside: string[]

  constructor(
    private readonly calls: TaskCalls,
    private readonly kept: Aside,
  ) {
    this.aside = kept.read()
  }

  async refresh(): Promise<void> {
    this.tasks = (await this.calls.unfinished()).filter(({ id }) => !this.aside.includes(id))
  }

  async end(task: Task): Promise<void> {
    const ended = await this.calls.end(task.id)
    this.tasks = this.tasks.map((one) => (one.id === task.id ? ended : one)).filter((one) => one.state !== 'cancelled')
  }

  /** The new one takes the place of the one that failed. */
  async retry(task: Task): Promise<void> {
    const again = await this.calls.retry(task.id)
    this.putAside(task)
    this.tasks = [again, ...this.tasks]
  }

  putAside(task: Task): void {
    this.aside = [...this.aside, task.id].slice(-MOST_ASIDE)
    this.kept.write(this.aside)
    this.tasks = this.tasks.filter(({ id }) => id !== task.id)
  }
}

/** What runs, waits, or waits to be looked at since it failed: the number in the tab's title. */
export const toLookAt = (tasks: readonly Task[]): number => tasks.filter((task) => isOpen(task) || task.retryable).length

/** What was open in one list and is not in the one after it, whether it is still there or not. */
export function leftOpen(before: readonly Task[], now: readonly Task[]): Task[] {
  const still = new Set(now.filter(isOpen).map(({ id }) => id))
  return before.filter((task) => isOpen(task) && !still.has(task.id))
}

export interface JobCounts {
  running: number
  waiting: number
  failed: number
}

/** What is worth a line: the conversation that is open says itself how its own stand, and what cannot be tried again was
 *  told to whoever waited for it. */
export function shown(tasks: readonly Task[], conversation: string | null): Task[] {
  return tasks.filter((task) => (isOpen(task) || task.retryable) && (conversation === null || task.conversation !== conversation))
}

export function counted(tasks: readonly Task[]): JobCounts {
  const count = (state: Task['state']) => tasks.filter((task) => task.state === state).length
  return { running: count('running'), waiting: count('queued'), failed: count('failed') + count('interrupted') }
}

export interface JobsView {
  jobs: Jobs
  shown: ComputedRef<Task[]>
  counts: ComputedRef<JobCounts>
}

/** One for the page. `conversation`: the one that is open. */
export function viewed(jobs: Jobs, conversation: () => string | null): JobsView {
  const held = reactive(jobs) as Jobs
  const list = computed(() => shown(held.tasks, conversation()))
  return { jobs: held, shown: list, counts: computed(() => counted(list.value)) }
}
