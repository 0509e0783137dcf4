-- What waits for a person is counted by problem and channel, and looked at problem by problem, a page at a time: the oldest first.

create index intake_parked_problem on intake_parked (state, tenant, problem, received, document, channel);
create index delivery_hold_problem on delivery_hold (state, tenant, problem, since, document, channel);
