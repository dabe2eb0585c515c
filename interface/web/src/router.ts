// Where an address leads. Settings lie over the studio, so they share its component and the conversation stays open.
import { createRouter, createWebHistory } from 'vue-router'

const Studio = () => import('@/StudioPage.vue')

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'new', component: Studio },
    { path: '/c/:id', name: 'conversation', component: Studio, props: true },
    { path: '/settings/:tab?', name: 'settings', component: Studio },
    { path: '/login', name: 'login', component: () => import('@/login/LoginPage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
