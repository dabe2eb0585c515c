export default {
  shelf: '这里还没有图片',
  shelfText:
    '输入“/image 雪地里的狐狸”，或添加自己的照片。之后，这个对话里的每张图片都会放在这里，可以修改、查看全尺寸，或一起下载。',
  shelfAction: '画一张图',
}
