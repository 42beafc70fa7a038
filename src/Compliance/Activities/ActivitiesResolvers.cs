using Compliance.Kernel;

namespace Compliance.Activities;

/// <summary>The queries of <c>activities.graphql</c>.</summary>
internal sealed class ActivitiesQueries
{
    public ValueTask<Connection<ActivityRow>> GetActivities(int? first, string? after, int? last, string? before,
        IReadOnlyDictionary<string, object?>? where, IReadOnlyList<IReadOnlyDictionary<string, object?>>? order, DateTimeOffset? asOf, IViews views, IDesk desk, CancellationToken ct) =>
        views.Page(PlannedActivityView.View, PageRequest.Of(first, after, last, before, where, order, asOf, desk.Actor.DepartmentScope()), ct);

    public ValueTask<ActivityRow?> GetActivity(string id, DateTimeOffset? asOf, INodes nodes, CancellationToken ct) => nodes.Find(PlannedActivityView.View, id, asOf, ct);

    /// <summary>What the norms say of the form as it is filled in; nothing is stored, and what is not said yet is unknown.</summary>
    public async Task<IReadOnlyList<Finding>> CheckActivity(ActivityInput input, IDesk desk, INodes nodes, INorms norms, CancellationToken ct)
    {
        var plan = await Typed(input, desk, nodes, ct).ConfigureAwait(false);
        return await norms.Judge(desk.Actor.Tenant, ActivityFacts.Of(input.Id ?? PlannedActivity.Kind.Id("new"), plan, desk.Now), ct).ConfigureAwait(false);
    }

    /// <summary>The account as it would be once it is laid, judged as history is.</summary>
    public async Task<IReadOnlyList<Finding>> CheckActivitySettlement(SettleActivityInput input, IDesk desk, INodes nodes, INorms norms, CancellationToken ct)
    {
        if (await nodes.Find(PlannedActivityView.View, input.Id, null, ct).ConfigureAwait(false) is not { } row) throw new BadRequestException(Refusal.NotFound(input.Id));
        if (Course.OfItsBranch(desk.Actor, input.Id, row.Branch, "settleActivity", Role.Finance) is { } notHis) throw new BadRequestException(notHis);
        if (ActivityCheck.Lines("lines", input.Lines) is { } invalid) throw new BadRequestException(invalid);
        return await norms.Judge(desk.Actor.Tenant, ActivityHistory.Of(row.Settled(input.Lines, input.Attachments ?? [], desk.Now)), ct).ConfigureAwait(false);
    }

    public async Task<Route> GetActivityRoute(ActivityInput input, IDesk desk, INodes nodes, CancellationToken ct) =>
        ActivityRoutes.Of(await Typed(input, desk, nodes, ct).ConfigureAwait(false), desk.Actor);

    /// <summary>The plan as the form would make it.</summary>
    private static async Task<ActivityPlan> Typed(ActivityInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        var row = input.Id is null ? null : await nodes.Find(PlannedActivityView.View, input.Id, null, ct).ConfigureAwait(false);
        if (input.Id is not null && row is null) throw new BadRequestException(Refusal.NotFound(input.Id));
        var start = row is null ? input.Blank() : input.On(row.Plan);
        if (start is null) throw new BadRequestException(input.Lacking()!);
        if (!desk.Actor.Sees(start.Branch)) throw new BadRequestException(Refusal.NotAllowed("checkActivity"));
        if (await Course.Unknown(desk.Actor, start.Branch, nodes, ct).ConfigureAwait(false) is { } nowhere) throw new BadRequestException(nowhere);
        var plan = input.Over(start, []);
        if (ActivityCheck.Draft(plan.Title.Length == 0 ? plan with { Title = "…" } : plan) is { } invalid) throw new BadRequestException(invalid);
        return plan;
    }
}

/// <summary>The branch's side: drafting, submitting, taking back, amending, calling off.</summary>
internal sealed class ActivityPlanning
{
    public async Task<ActivityPayload> DraftActivity(ActivityInput input, IDesk desk, INodes nodes, CancellationToken ct)
    {
        if (((input.Id is null ? input.Lacking() : null) ?? LectureInput.Names(input.Lectures)) is { } refused) return ActivityPayload.Of(refused, desk);
        if (input.Id is null && await Course.Unknown(desk.Actor, input.Branch, nodes, ct).ConfigureAwait(false) is { } nowhere) return ActivityPayload.Of(nowhere, desk);
        var lecturers = await LectureInput.Lecturers(input.Lectures, desk, ct).ConfigureAwait(false);
        var id = input.Id ?? desk.NewId(PlannedActivity.Kind);
        return await Handle(desk, id, input.IdempotencyKey, input, (state, _) =>
        {
            if (Begin(input, state) is not { } start) return ValueTask.FromResult<Decision>(Refusal.NotFound(id));
            return ValueTask.FromResult(PlannedActivityDecisions.Decide(state, new DraftActivity(id, desk.Now, desk.Actor, input.Over(start, lecturers), input.Id is null)));
        }, ct).ConfigureAwait(false);
    }

    public async Task<ActivityPayload> SubmitActivity(ActivityInput input, IDesk desk, INodes nodes, INorms norms, CancellationToken ct)
    {
        if (((input.Id is null ? input.Lacking() : null) ?? LectureInput.Names(input.Lectures)) is { } refused) return ActivityPayload.Of(refused, desk);
        if (input.Id is null && await Course.Unknown(desk.Actor, input.Branch, nodes, ct).ConfigureAwait(false) is { } nowhere) return ActivityPayload.Of(nowhere, desk);
        var lecturers = await LectureInput.Lecturers(input.Lectures, desk, ct).ConfigureAwait(false);
        var id = input.Id ?? desk.NewId(PlannedActivity.Kind);
        return await Handle(desk, id, input.IdempotencyKey, input, async (state, _) =>
        {
            if (Begin(input, state) is not { } start) return Refusal.NotFound(id);
            var plan = input.Over(start, lecturers);
            var findings = ActivityCheck.Complete(plan) is null ? await norms.Judge(desk.Actor.Tenant, ActivityFacts.Of(id, plan, desk.Now), ct).ConfigureAwait(false) : [];
            return PlannedActivityDecisions.Decide(state, new SubmitActivity(id, desk.Now, desk.Actor, plan, findings, input.Id is null));
        }, ct).ConfigureAwait(false);
    }

    public Task<ActivityPayload> WithdrawActivity(WithdrawActivityInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(PlannedActivityDecisions.Decide(state, new WithdrawActivity(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public async Task<ActivityPayload> AmendActivity(AmendActivityInput input, IDesk desk, INorms norms, CancellationToken ct)
    {
        if (LectureInput.Names(input.Lectures) is { } refused) return ActivityPayload.Of(refused, desk);
        var lecturers = await LectureInput.Lecturers(input.Lectures, desk, ct).ConfigureAwait(false);
        return await Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            if (!state.Exists) return Refusal.NotFound(input.Id);
            var plan = input.Over(state.Plan! with { Type = input.Type ?? state.Plan!.Type }, lecturers);
            var findings = ActivityCheck.Complete(plan) is null ? await norms.Judge(desk.Actor.Tenant, ActivityFacts.Of(input.Id, plan, desk.Now), ct).ConfigureAwait(false) : [];
            return PlannedActivityDecisions.Decide(state, new AmendActivity(input.Id, desk.Now, desk.Actor, plan, input.Reason, findings));
        }, ct).ConfigureAwait(false);
    }

    public Task<ActivityPayload> CancelActivity(CancelActivityInput input, IDesk desk, CancellationToken ct) =>
        Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(PlannedActivityDecisions.Decide(state, new CancelActivity(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    /// <summary>What the input speaks about: the record as it stands, or a new one; null when the id names none.</summary>
    private static ActivityPlan? Begin(ActivityInput input, ActivityState state) =>
        state.Exists ? input.On(state.Plan!) : input.Id is null ? input.Blank() : null;

    internal static async Task<ActivityPayload> Handle(IDesk desk, string id, string? key, object input, Func<ActivityState, IWork, ValueTask<Decision>> decide, CancellationToken ct) =>
        !PlannedActivity.Kind.Owns(id) || id.Length > 100 ? ActivityPayload.Of(Refusal.NotFound(id.Length > 100 ? id[..100] : id), desk)
        : ActivityPayload.Of(await desk.Handle(PlannedActivity.Kind, id, key, input, decide, ct).ConfigureAwait(false), desk);
}

/// <summary>The checkers' side, and the course of an approved activity.</summary>
internal sealed class ActivityConduct
{
    public Task<ActivityPayload> ApproveActivityStep(ApproveActivityStepInput input, IDesk desk, INorms norms, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var findings = ActivityApproval.IsLast(state)
                ? await norms.Judge(desk.Actor.Tenant, ActivityApproval.FinalFacts(state, input.Id, desk.Now, desk.Actor), ct).ConfigureAwait(false) : [];
            return ActivityApproval.Decide(state, new ApproveActivityStep(input.Id, desk.Now, desk.Actor, input.Step, input.Comment, findings));
        }, ct);

    public Task<ActivityPayload> ReturnActivity(ReturnActivityInput input, IDesk desk, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ActivityApproval.Decide(state, new ReturnActivity(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public Task<ActivityPayload> RejectActivity(RejectActivityInput input, IDesk desk, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ActivityApproval.Decide(state, new RejectActivity(input.Id, desk.Now, desk.Actor, input.Reason))), ct);

    public Task<ActivityPayload> StartActivity(StartActivityInput input, IDesk desk, INorms norms, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var begun = input.BegunAt ?? desk.Now;
            var findings = state.Exists ? await norms.Judge(desk.Actor.Tenant, ActivityCourse.StartFacts(state, input.Id, desk.Now, begun), ct).ConfigureAwait(false) : [];
            return ActivityCourse.Decide(state, new StartActivity(input.Id, desk.Now, desk.Actor, begun, findings));
        }, ct);

    public async Task<ActivityPayload> ConcludeActivity(ConcludeActivityInput input, IDesk desk, INorms norms, CancellationToken ct)
    {
        if (LectureInput.Names(input.Lectures) is { } refused) return ActivityPayload.Of(refused, desk);
        var lecturers = await LectureInput.Lecturers(input.Lectures, desk, ct).ConfigureAwait(false);
        return await ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            if (PlannedActivityDecisions.Mine(state, input.Id, desk.Actor, "concludeActivity") is { } notHis) return notHis;
            var actual = input.Actual(state.Plan!.Lectures, lecturers);
            if (ActivityCourse.Impossible(state, actual, desk.Now) is { } invalid) return invalid;
            var findings = await norms.Judge(desk.Actor.Tenant, ActivityCourse.ConclusionFacts(state, input.Id, desk.Now, actual), ct).ConfigureAwait(false);
            return ActivityCourse.Decide(state, new ConcludeActivity(input.Id, desk.Now, desk.Actor, actual, findings));
        }, ct).ConfigureAwait(false);
    }

    public Task<ActivityPayload> SettleActivity(SettleActivityInput input, IDesk desk, INorms norms, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, async (state, _) =>
        {
            var files = input.Attachments ?? [];
            var findings = state.Exists && ActivityCheck.Lines("lines", input.Lines) is null ? await norms.Judge(desk.Actor.Tenant, ActivityCourse.SettlementFacts(state, input.Id, desk.Now, input.Lines, files), ct).ConfigureAwait(false) : [];
            return ActivityCourse.Decide(state, new SettleActivity(input.Id, desk.Now, desk.Actor, input.Lines, input.Comment, files, findings));
        }, ct);

    public Task<ActivityPayload> FileActivity(FileActivityInput input, IDesk desk, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ActivityCourse.Decide(state, new FileActivity(input.Id, desk.Now, desk.Actor, input.Authority, input.Number, input.On, input.Receipt))), ct);

    public Task<ActivityPayload> ArchiveActivity(ArchiveActivityInput input, IDesk desk, CancellationToken ct) =>
        ActivityPlanning.Handle(desk, input.Id, input.IdempotencyKey, input, (state, _) =>
            ValueTask.FromResult(ActivityCourse.Decide(state, new ArchiveActivity(input.Id, desk.Now, desk.Actor))), ct);
}
