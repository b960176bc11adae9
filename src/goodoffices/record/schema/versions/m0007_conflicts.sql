-- Which things conflict is found at once, from either side. Never edited after a release.

CREATE INDEX judgement_conflict_left ON judgement (verdict, subject, left_id, right_id)
WHERE verdict = 'conflict';

CREATE INDEX judgement_conflict_right ON judgement (verdict, subject, right_id, left_id)
WHERE verdict = 'conflict';
