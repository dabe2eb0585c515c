// The page's one image form. It outlives its dialog: a picture goes on being painted, and a result waits to be looked at.
import { computed, watch } from 'vue'
import { api } from '@/api/client'
import { currentConversation } from '@/current'
import { useSession } from '@/session'
import { cheapOf } from '@/composer/price'
import { paintingCost } from '@/models/cost'
import { createForm, type Result } from './form'
import { paint } from './paint'
import { fileName, toBlob } from './picture'

const { state: who, settings, imageModel } = useSession()
const form = createForm(paint)

// the session of a person who is not signed in has no models
const models = computed(() => who.session?.models?.image ?? [])
const model = computed(() => models.value.find((one) => one.id === form.fields.model) ?? null)

/** Whether nothing that is asked can cost: the model is on this machine, and no other one refines the prompt. */
const free = computed(() => Boolean(model.value?.local && !(form.fields.better && who.session?.models.chosen.cheap)))

/** Micro-dollars of the next picture, with the refining of its words; null is unknown. */
const cost = computed(() => {
  const refines = form.fields.better && !form.rewrote()
  return model.value && paintingCost(model.value, {}, refines ? cheapOf(who.session?.models) : null)
})

let owner = ''

/** The person's own choices, once; another person starts with an empty form. */
watch(
  () => who.session?.user?.id,
  (user) => {
    if (!user || user === owner) return
    if (owner) form.clear()
    owner = user
    const chosen = settings.value
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
    generate: () => form.generate(currentConversation.value),
    /** Yes to what it costs. */
    confirm: () => form.generate(currentConversation.value, true),
    add: () => form.add(send),
  }
}
