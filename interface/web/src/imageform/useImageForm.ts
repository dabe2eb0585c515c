// The page's one image form. It outlives its dialog: a picture goes on being painted, and a result waits to be looked at.
import { useDebounceFn, useLocalStorage, useSessionStorage } from '@vueuse/core'
import { computed, watch } from 'vue'
import { api } from '@/api/client'
import type { ApiError } from '@/api/error'
import { newId } from '@/conversation/open'
import { currentConversation } from '@/current'
import type { PromptReview } from '@/conversation/wire'
import type { Decision } from '@/review/decision'
import { cleared, useSession } from '@/session'
import { cheapOf } from '@/composer/price'
import { useJobs } from '@/jobs/useJobs'
import { paintingCost } from '@/models/cost'
import { toastFailure } from '@/ui/toasts'
import { createForm, type KeptPainting, type Result } from './form'
import { paint, PaintFailure, type Paint } from './paint'
import { fileName, toBlob } from './picture'

interface Kept {
  owner: string
  prompt: string
  review: PromptReview
}

const { state: who, settings, imageModel, models: known } = useSession()
/** A prompt in review outlives a reload: nothing on the server knows of the form's. */
const kept = useSessionStorage<Kept | null>('imageform.review', null, {
  serializer: { read: (text) => JSON.parse(text) as Kept, write: JSON.stringify },
})
/** What goes on without the page, or came last: another tab and the next visit find it. */
const painting = useLocalStorage<({ owner: string } & KeptPainting) | null>('imageform.painting', null, {
  serializer: { read: (text) => JSON.parse(text) as ({ owner: string } & KeptPainting) | null, write: JSON.stringify },
})
/** What goes to whom is told first; a no is a failure that cost nothing. */
const askedFirst: Paint = async (request, signal, hear) => {
  await cleared(model.value).catch((no: ApiError) => {
    throw new PaintFailure(no.code, `${no.title}. ${no.text}`)
  })
  return paint(request, signal, hear)
}
const form = createForm(askedFirst, Date.now, { newTask: newId, end: (task) => void api.endTask(task).catch(() => {}) }) // it may be over

// the session of a person who is not signed in has no models
const models = computed(() => known.value?.image ?? [])
const model = computed(() => models.value.find((one) => one.id === form.fields.model) ?? null)

/** Whether nothing that is asked can cost: the model is on this machine, and no other one refines the prompt. */
const free = computed(() => Boolean(model.value?.local && !(form.fields.better && known.value?.chosen.cheap)))

/** Micro-dollars of the next picture, with the refining of its words; null is unknown. */
const cost = computed(() => {
  const refines = form.fields.better && !form.rewrote()
  return model.value && paintingCost(model.value, {}, refines ? cheapOf(known.value) : null)
})

let owner = ''

/** The person's own choices, once; another person starts with an empty form. */
watch(
  () => who.session?.user?.id,
  (user) => {
    if (!user || user === owner) return
    if (owner) form.clear()
    owner = user
    if (kept.value?.owner === user) {
      form.fields.prompt = kept.value.prompt
      form.keepReview(kept.value.review)
    }
    const chosen = settings.value
    const left = painting.value
    if (left?.owner === user) void comeBack(left)
    if (!chosen) return
    Object.assign(form.fields, {
      aspect: chosen.aspect,
      style: '',
      better: chosen.better_context,
      deep: chosen.deep_context,
      historyCount: chosen.history_count,
    })
  },
  { immediate: true },
)

// a model that is not there any more, and a shape that the model does not have, give way
watch(
  [models, imageModel],
  () => {
    if (!model.value) form.fields.model = imageModel.value?.id ?? ''
  },
  { immediate: true },
)
watch(
  model,
  (now) => {
    const shapes = now?.aspects ?? []
    if (!shapes.includes(form.fields.aspect)) form.fields.aspect = shapes.includes('1:1') ? '1:1' : (shapes[0] ?? '')
  },
  { immediate: true },
)

watch(
  () => form.state.review,
  (review) => (kept.value = review && { owner, prompt: form.fields.prompt, review }),
)

watch(
  () => form.state.kept,
  (kept) => (painting.value = kept && { owner, ...kept }),
)
// the list of what runs has no other way to hear of it
watch(
  () => form.state.phase,
  () => void useJobs().jobs.refresh().catch(() => {}),
)

/** Only where the server still knows of it: what it forgot would be painted, and paid for, anew. */
async function comeBack(left: KeptPainting): Promise<void> {
  const job = await api.task(left.request.task ?? '').catch(() => null)
  if (job && job.state !== 'cancelled') await form.resume(left)
  else if (painting.value?.request.task === left.request.task) painting.value = null
}

/** The words as they are typed, and what they change, once somebody pauses. */
const draft = useDebounceFn(async (words: string) => {
  const { review } = form.state
  if (!review) return
  const changed = { ...review, draft: words.trim() === review.proposed ? '' : words.trim() }
  form.keepReview(changed)
  const { changes } = await api.comparePrompts(review.original, words)
  if (form.state.review?.draft === changed.draft) form.keepReview({ ...changed, changes })
}, 300)

async function send(result: Result): Promise<string> {
  const conversation = currentConversation.value ?? (await api.makeConversation()).id
  const picture = toBlob(result.images[0]!)
  const body = new FormData()
  body.append('picture', picture, fileName(result.made, picture.type))
  body.append('prompt', result.prompt)
  body.append('model', result.model)
  await api.addImage(conversation, body)
  return conversation
}

export function useImageForm() {
  return {
    ...form,
    models,
    model,
    free,
    cost,
    draft: (words: string) => draft(words).catch(toastFailure),
    decide: (decision: Decision) => form.decide(decision, currentConversation.value),
    generate: () => form.generate(currentConversation.value),
    add: () => form.add(send),
  }
}
