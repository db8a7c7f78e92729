// Starts the gallery, and says so on the page when it cannot start.
const loading = document.getElementById("loading");
try {
  const { default: start } = await import("/gallery.js");
  await start();
} catch (error) {
  console.error(error);
  document.getElementById("not-loaded").hidden = false;
} finally {
  loading.remove();
}
