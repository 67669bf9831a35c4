-- The mix of daily use: pick a task by weight, send it, wait for the answer, think for 1 to 5 s
-- (BENCH_THINK=0: not at all).
dofile(os.getenv("BENCH_DIR") .. "/people.lua")

local moods = { "happy", "sad", "anxious", "calm", "energetic" }

local function post(path, body)
  return function(person)
    return wrk.format("POST", path, person.headers, body(person))
  end
end

local function own(person)
  return '{"user_id":"' .. person.id .. '"}'
end

local function get(path)
  return function(person)
    return wrk.format("GET", path, person.headers)
  end
end

local tasks = {
  { 10, get("/api/health") },
  { 8, post("/api/mood/get", own) },
  { 5, post("/api/mood/log", function(person)
    return string.format(
      '{"user_id":"%s","mood":"%s","score":%d,"note":"Feeling it today, wrote a few lines about work and sleep.","timestamp":"%s"}',
      person.id, moods[math.random(#moods)], math.random(10), os.date("!%Y-%m-%dT%H:%M:%SZ"))
  end) },
  { 5, post("/api/mood/weekly-analysis", own) },
  { 3, post("/api/ai/chat", function(person)
    return string.format(
      '{"user_id":"%s","message":"Work was hard today and I slept badly, but I took a walk.","session_id":"bench"}',
      person.id)
  end) },
  { 3, post("/api/ai/history", own) },
  { 1, post("/api/predictive/mood-forecast", function(person)
    return string.format('{"user_id":"%s","days":7}', person.id)
  end) },
  { 1, get("/api/metrics") },
}

local drawn = {}
for _, task in ipairs(tasks) do
  for _ = 1, task[1] do
    table.insert(drawn, task[2])
  end
end

function init(args)
  load_people()
  think = os.getenv("BENCH_THINK") ~= "0"
end

function request()
  return drawn[math.random(#drawn)](anybody())
end

function delay()
  return think and math.random(1000, 5000) or 0
end
