// In a frame of another page: says how high the view is, so that the frame can be made as high (previews.frame).
export default function () {
  const view = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (window.parent === window || !view) return;
  const sizes = new ResizeObserver(() => {
    window.parent.postMessage({ stanceAtlas: Math.ceil(view.getBoundingClientRect().height) }, "*");
  });
  sizes.observe(view);
  return () => sizes.disconnect();
}
