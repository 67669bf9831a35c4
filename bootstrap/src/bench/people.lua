-- The people of users.tsv, dealt out to wrk's threads, and what every script counts.
local threads = {}
local dealt = 0

function setup(thread)
  thread:set("number", dealt)
  dealt = dealt + 1
  table.insert(threads, thread)
end

function load_people()
  people = {}
  local line_number = 0
  for line in io.lines(os.getenv("BENCH_USERS")) do
    local address, id, token = line:match("^(.-)\t(.-)\t(.+)$")
    if line_number % tonumber(os.getenv("BENCH_THREADS")) == number then
      table.insert(people, {
        id = id,
        headers = {
          ["Authorization"] = "Bearer " .. token,
          ["Content-Type"] = "application/json",
          ["X-Forwarded-For"] = address,
        },
      })
    end
    line_number = line_number + 1
  end
  bad = 0
  math.randomseed(number + 1)
end

function anybody()
  return people[math.random(#people)]
end

function response(status, headers, body)
  if status ~= 200 and status ~= 201 then
    bad = bad + 1
  end
end

function done(summary, latency, requests)
  local refused = 0
  for _, thread in ipairs(threads) do
    refused = refused + thread:get("bad")
  end
  local failed = refused + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    "RESULT %d requests, %.0f/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms, %d failed\n",
    summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, failed))
end
