// The one error a person sees: what happened, why, what to do. The counterpart of `Told` in conversation/errors.py.
import type { Said } from '@/conversation/wire'
import { t } from '@/locales'
import { told as inWords } from '@/locales/told'

export interface ToldData {
  code: string
  title?: string
  message?: string
  details?: string
  /** Seconds, when waiting helps. */
  retry_after?: number | null
  said?: Said
}

/** Seconds. */
const LONGEST_COUNTED = 120

/**
 * The seconds to count down before another try, 0 for none. A limit of hours is told in words: meanwhile another model
 * may do, or credits may be added, so nobody is kept from trying.
 */
export function counted(seconds: number | null): number {
  return seconds === null || seconds > LONGEST_COUNTED ? 0 : seconds
}

export class ApiError extends Error {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly details: string
  /** Seconds, when waiting helps. */
  readonly retryAfter: number | null
  /** HTTP status; 0 when there was no answer. */
  readonly status: number

  constructor(told: ToldData, status = 0) {
    const title = inWords(told.title ?? '', told.said, 'title')
    const message = inWords(told.message ?? '', told.said, 'message')
    super(title || message || told.code)
    this.name = 'ApiError'
    this.code = told.code
    this.title = title || message || t('ui.unexpected')
    this.text = title ? message : ''
    this.details = told.details ?? ''
    this.retryAfter = told.retry_after ?? null
    this.status = status
  }
}

/** The server sent no envelope: a proxy's page, a crash. */
export function unexpected(status: number): ApiError {
  return new ApiError(
    { code: 'unexpected', title: t('ui.unexpected'), message: t('ui.unexpectedText'), details: `HTTP ${status}` },
    status,
  )
}

/** No answer at all. */
export function unreachable(): ApiError {
  return new ApiError({ code: 'unreachable', title: t('ui.unreachable'), message: t('ui.unreachableText') })
}

/** Any failure as one that can be shown; a bug keeps its own words under the details. */
export function toApiError(reason: unknown): ApiError {
  if (reason instanceof ApiError) return reason
  return new ApiError({
    code: 'bug',
    title: t('ui.unexpected'),
    message: t('ui.unexpectedText'),
    details: String(reason),
  })
}
