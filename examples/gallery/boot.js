// Starts the gallery, and says so on the page when it cannot start.
const loading = document.getElementById("loading");
const notLoaded = document.getElementById("not-loaded");
try {
  const { default: start } = await import("/gallery.js");
  await start();
  notLoaded.remove();
} catch (error) {
  console.error(error);
  notLoaded.hidden = false;
} finally {
  loading.remove();
}
