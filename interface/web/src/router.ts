// Where an address leads. Settings lie over the studio and the gallery takes the place of the conversation: they share its
// component, so the conversation stays open, and what is on its way goes on.
import { createRouter, createWebHistory } from 'vue-router'
import Studio from '@/StudioPage.vue'
import { ROOT } from '@/api/root'

/** The studio is what nearly everybody comes for, so it comes with the first script; the gallery's own part beside it. */
const Gallery = () => {
  void import('@/gallery/GalleryPage.vue')
  return Promise.resolve(Studio)
}

export const router = createRouter({
  history: createWebHistory(ROOT),
  routes: [
    { path: '/', name: 'new', component: Studio },
    { path: '/c/:id', name: 'conversation', component: Studio, props: true },
    { path: '/gallery', name: 'gallery', component: Gallery },
    { path: '/settings/:tab?', name: 'settings', component: Studio },
    { path: '/login', name: 'login', component: () => import('@/login/Door.vue') },
    { path: '/recover', name: 'recover', component: () => import('@/account/RecoverPage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
