/**
 * What the engine does in one piece, as functions it keeps and replicates itself (Redis from 7.0, Valkey). Each looks
 * before it writes the first thing: an error of the engine means that nothing was written.
 */

/** Another name for other code: relays of two versions may run side by side. */
export const LIBRARY = 'langkah_2'

export type FunctionName =
  | 'append_all'
  | 'standing'
  | 'keep_packs'
  | 'use_packs'
  | 'trim_log'
  | 'let_go'
  | 'refuse'
  | 'wait'
  | 'release'
  | 'heard'
  | 'change'

export const fullName = (name: FunctionName): string => `${LIBRARY}_${name}`

export const CODE = `#!lua name=${LIBRARY}

-- How many appends a relay may be behind and still read on instead of loading the document again.
local LOG_LENGTH = 512
local NEWS_LENGTH = 4096
-- Fields and values handed to one command: unpack puts them on the stack.
local AT_ONCE = 1000

-- The ordinal of the last append, the head (it names that append), and its nonce. No clock has a part in it.
local function head_of(log)
  local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if not last then return 0, '0', '' end
  local ordinal = string.match(last[1], '^%d+')
  return tonumber(ordinal), ordinal .. ' ' .. last[2][2], last[2][2]
end

-- args: document, expected head or '', nonce, origin, greatest counter, the rows without their texts, how many clients;
-- for each client itself, its length before, its author after; for each row its field and what is kept of it.
local function append(keys, args)
  local log, authors, rows, documents, greatest, news, halt = unpack(keys)
  local document, expected, nonce, origin, counter, told, clients = unpack(args, 1, 7)
  if redis.call('EXISTS', halt) == 1 then return { 'halted' } end
  local ordinal, head, last = head_of(log)
  if last == nonce then return { 'ok', head, redis.call('GET', greatest) } end
  if expected ~= '' and expected ~= head then return { 'moved', head } end
  local first_row = 8 + 3 * tonumber(clients)
  for i = 8, first_row - 1, 3 do
    local author = redis.call('HGET', authors, args[i])
    local length = author and string.match(author, '^%d+') or '0'
    if length ~= args[i + 1] then return { 'gap', args[i], length, args[i + 1] } end
  end
  for i = 8, first_row - 1, 3 do redis.call('HSET', authors, args[i], args[i + 2]) end
  for i = first_row, #args, AT_ONCE do
    redis.call('HSET', rows, unpack(args, i, math.min(i + AT_ONCE - 1, #args)))
  end
  local now = string.format('%.0f', ordinal + 1)
  redis.call('XADD', log, 'MAXLEN', '~', LOG_LENGTH, now .. '-0', 'nonce', nonce, 'rows', told)
  local before = redis.call('GET', greatest)
  if not before or tonumber(before) < tonumber(counter) then redis.call('SET', greatest, counter) end
  if ordinal == 0 then redis.call('SADD', documents, document) end
  local top = redis.call('GET', greatest)
  redis.call('XADD', news, 'MAXLEN', '~', NEWS_LENGTH, '*', 'document', document, 'origin', origin, 'greatest', top)
  return { 'ok', now .. ' ' .. nonce, top }
end

-- Many appends of one shard, or of one node: the engine flushes its disk after each command that it has read whole, and
-- reads long rows of commands in pieces. args: for each append how many keys and args it has, and its args.
local function append_all(keys, args)
  local answers = {}
  local key, at = 1, 1
  while at <= #args do
    local last_key = key + tonumber(args[at]) - 1
    local last = at + 1 + tonumber(args[at + 1])
    local own_keys, own_args = {}, {}
    for i = key, last_key do own_keys[#own_keys + 1] = keys[i] end
    for i = at + 2, last do own_args[#own_args + 1] = args[i] end
    answers[#answers + 1] = append(own_keys, own_args)
    key, at = last_key + 1, last + 1
  end
  return answers
end

local function standing(keys)
  local _, head = head_of(keys[1])
  return { head, redis.call('HGETALL', keys[2]) }
end

-- keys: lease, packs; args: token; for each pack its name and what is in it.
local function keep_packs(keys, args)
  if redis.call('GET', keys[1]) ~= args[1] then return 0 end
  for i = 2, #args, 2 do redis.call('HSET', keys[2], args[i], args[i + 1]) end
  return 1
end

-- keys: lease, packed, rows, packs; args: token, how many clients, how many rows; for each client where it is packed;
-- the rows that are in packs now; the packs that nothing names.
local function use_packs(keys, args)
  if redis.call('GET', keys[1]) ~= args[1] then return 0 end
  local first_row = 4 + 2 * tonumber(args[2])
  local first_pack = first_row + tonumber(args[3])
  for i = 4, first_row - 1, 2 do redis.call('HSET', keys[2], args[i], args[i + 1]) end
  for i = first_row, first_pack - 1, AT_ONCE do
    redis.call('HDEL', keys[3], unpack(args, i, math.min(i + AT_ONCE - 1, first_pack - 1)))
  end
  for i = first_pack, #args do redis.call('HDEL', keys[4], args[i]) end
  return 1
end

-- keys: lease, log; args: token. The last append stays: the head is its name. Entries are not in the log, so nothing is
-- lost; a relay that had not read the others of it is told to load the document again.
local function trim_log(keys, args)
  if redis.call('GET', keys[1]) ~= args[1] then return 0 end
  redis.call('XTRIM', keys[2], 'MAXLEN', '=', 1)
  return 1
end

-- keys: lease; args: token.
local function let_go(keys, args)
  if redis.call('GET', keys[1]) ~= args[1] then return 0 end
  return redis.call('DEL', keys[1])
end

-- keys: refused, the sender's places in their order, a count; args: place, most of a sender, most of all, what.
local function refuse(keys, args)
  local refused, order, count = unpack(keys)
  if redis.call('ZREM', order, args[1]) == 1 then redis.call('HDEL', refused, args[1]) end
  if redis.call('ZCARD', order) >= tonumber(args[2]) then
    redis.call('HDEL', refused, redis.call('ZPOPMIN', order)[1])
  end
  if redis.call('HLEN', refused) >= tonumber(args[3]) then return 0 end
  redis.call('ZADD', order, redis.call('INCR', count), args[1])
  redis.call('HSET', refused, args[1], args[4])
  return 1
end

-- keys: what waits of the author, the characters of each author, how many wait; args: author, signature, characters,
-- most of an author, most characters of an author, most of all, the entry.
local function wait(keys, args)
  local own, authors, count = unpack(keys)
  local characters = tonumber(redis.call('HGET', authors, args[1]) or '0') + tonumber(args[3])
  if redis.call('HEXISTS', own, args[2]) == 1 or redis.call('HLEN', own) >= tonumber(args[4]) then return 0 end
  if characters > tonumber(args[5]) then return 0 end
  if tonumber(redis.call('GET', count) or '0') >= tonumber(args[6]) then return 0 end
  redis.call('HSET', own, args[2], args[7])
  redis.call('HSET', authors, args[1], string.format('%.0f', characters))
  redis.call('INCR', count)
  return 1
end

-- keys as of wait; args: author, signature, characters.
local function release(keys, args)
  local own, authors, count = unpack(keys)
  if redis.call('HDEL', own, args[2]) == 0 then return 0 end
  redis.call('DECR', count)
  if redis.call('HLEN', own) == 0 then redis.call('HDEL', authors, args[1])
  else redis.call('HINCRBY', authors, args[1], '-' .. args[3]) end
  return 1
end

-- keys: contacts; args: for each device itself and when, ms. An older word does not replace a newer one.
local function heard(keys, args)
  for i = 1, #args, 2 do
    local before = redis.call('HGET', keys[1], args[i])
    if not before or tonumber(before) < tonumber(args[i + 1]) then
      redis.call('HSET', keys[1], args[i], args[i + 1])
    end
  end
  return 1
end

-- keys: a text; args: what it must be, '' for none; what it becomes.
local function change(keys, args)
  if (redis.call('GET', keys[1]) or '') ~= args[1] then return 0 end
  redis.call('SET', keys[1], args[2])
  return 1
end

redis.register_function('${LIBRARY}_append_all', append_all)
redis.register_function{ function_name = '${LIBRARY}_standing', callback = standing, flags = { 'no-writes' } }
redis.register_function('${LIBRARY}_keep_packs', keep_packs)
redis.register_function('${LIBRARY}_use_packs', use_packs)
redis.register_function('${LIBRARY}_trim_log', trim_log)
redis.register_function('${LIBRARY}_let_go', let_go)
redis.register_function('${LIBRARY}_refuse', refuse)
redis.register_function('${LIBRARY}_wait', wait)
redis.register_function('${LIBRARY}_release', release)
redis.register_function('${LIBRARY}_heard', heard)
redis.register_function('${LIBRARY}_change', change)
`
