// Words of what is opened later: pages and layers. `locales/later.ts` brings them.
import account from './account'
import adjusting from './adjusting'
import compare from './compare'
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
import styling from './styling'
import teaching from './teaching'
import templates from './templates'
import viewing from './viewing'

export default {
  account,
  adjusting,
  compare,
  cutout,
  dialogs,
  gallery,
  imageform,
  jobs,
  login,
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
  settings,
  sheet,
  styling,
  teaching,
  templates,
  viewing,
}
