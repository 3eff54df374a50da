try {
  require("promptlink");
} catch ({ code, message }) {
  console.log(JSON.stringify({ code, message }));
}
