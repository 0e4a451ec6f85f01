-- Since when a visitor waits for a word is known in every status, no longer only while an officer has the visitor.
UPDATE handoffs SET unanswered_since = asked_at WHERE status IN ('waiting', 'message-taken') AND answered_at IS NULL;

-- Those who wrote after an officer's last word and were not counted: a message has its sender's own id, and an officer's begins with "officer:".
UPDATE handoffs SET unanswered_since =
    (SELECT MIN(a.at) FROM activities a
     WHERE a.conversation_id = handoffs.conversation_id AND a.at > handoffs.answered_at AND a.client_id IS NOT NULL AND a.client_id NOT LIKE 'officer:%')
WHERE status IN ('waiting', 'message-taken') AND answered_at IS NOT NULL;
