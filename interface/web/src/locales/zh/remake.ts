export default {
  title: '重做图片',
  what: '想要什么',
  shape: '形状',
  strength: '变化程度：从一点点到自由发挥',
  colour: '后面的颜色',
  count: '几张',
  connect: '没有已连接的模型能做到。设置 → 提供商列出了能做到的，例如 Recraft 和 OpenAI。',
  jobs: {
    expand: '更宽',
    restyle: '另一种风格',
    'replace-bg': '另一个背景',
    variations: '变体',
    upscale: '更大',
  },
  hints: {
    expand: '四周增加内容，直到成为这个形状。原有像素保持不变。',
    restyle: '按你说的风格重新绘制。',
    'replace-bg': '前面的主体保留，在本机抠出。',
    variations: '同一主体，不同细节，每张都是并列的版本。',
    upscale: '放大一倍。',
  },
  words: {
    expand: '那里应有什么（可留空）',
    restyle: '什么风格',
    'replace-bg': '后面应有什么',
  },
  by: {
    paint: '用 {label} 绘制',
    network: '用 {label} 放大',
    crisp: '由 {label} 清晰放大',
    creative: '由 {label} 创意放大',
  },
  here: {
    mirror: '在本机镜像边缘',
    colour: '在本机设置颜色',
    resample: '在本机重采样',
  },
}
