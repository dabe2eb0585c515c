// Every word on the page, one file an area. Plain, short, sentence case; see the design's "Words".
import account from './account'
import adjusting from './adjusting'
import compare from './compare'
import composer from './composer'
import cutout from './cutout'
import dialogs from './dialogs'
import drawing from './drawing'
import gallery from './gallery'
import imageform from './imageform'
import jobs from './jobs'
import login from './login'
import masks from './masks'
import models from './models'
import moderation from './moderation'
import moving from './moving'
import out from './out'
import plan from './plan'
import receipt from './receipt'
import remake from './remake'
import review from './review'
import selection from './selection'
import settings from './settings'
import sheet from './sheet'
import shelf from './shelf'
import sidebar from './sidebar'
import start from './start'
import styling from './styling'
import teaching from './teaching'
import templates from './templates'
import thread from './thread'
import ui from './ui'
import uploads from './uploads'
import viewing from './viewing'

export default {
  adjusting,
  account,
  gallery,
  ui,
  thread,
  composer,
  shelf,
  start,
  settings,
  imageform,
  jobs,
  login,
  sidebar,
  dialogs,
  uploads,
  viewing,
  compare,
  cutout,
  drawing,
  masks,
  models,
  moderation,
  moving,
  out,
  plan,
  receipt,
  remake,
  review,
  selection,
  sheet,
  styling,
  teaching,
  templates,
}
