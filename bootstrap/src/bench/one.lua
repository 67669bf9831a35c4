-- One request over and over, by everybody: BENCH_PATH with BENCH_BODY.
dofile(os.getenv("BENCH_DIR") .. "/people.lua")

function init(args)
  load_people()
  path = os.getenv("BENCH_PATH")
  body = os.getenv("BENCH_BODY")
end

function request()
  return wrk.format("POST", path, anybody().headers, body)
end
