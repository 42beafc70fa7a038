using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>The signed-in person with the offices of this moment; null while nobody is signed in. One a request.</summary>
internal sealed class CurrentActor
{
    private readonly List<Task> besides = [];

    public Actor? Value { get; set; }
    /// <summary>How the person is signed in; null for what the register does by itself.</summary>
    public Session? Session { get; set; }
    public TokenHash? Token { get; set; }
    public string Language { get; set; } = "zh-CN";
    public string? Correlation { get; set; }

    /// <summary>
    /// Who acts in this request, or in this operation of a socket: the one place where a session becomes an actor, with the
    /// offices of this moment and the limits of the session.
    /// </summary>
    /// <returns>False when he says he acts for somebody and holds no delegation.</returns>
    public async ValueTask<bool> EnterAsync(HttpContext http, Session session, IOffices offices, DateTimeOffset now, CancellationToken ct)
    {
        var actingFor = http.Request.Headers[ActorMiddleware.ActingFor].ToString() is { Length: > 0 and <= 200 } named ? named : null;
        var actor = session.Offices is { } vouched && actingFor is null ? await offices.Seated(session.Tenant, session.Person, vouched, ct)
            : await offices.ActorOf(session.Tenant, session.Person, actingFor, now, ct);
        if (actor is null && actingFor is not null) return false;
        Session = session;
        // An account whose person holds no office may sign in and see that he holds none.
        Value = session.Limited(actor ?? new Actor(session.Tenant, session.Person, []));
        Language = Answers.Language(http);
        Correlation = http.TraceIdentifier;
        return true;
    }

    /// <summary>What is put on record beside the answer, which need not wait for it; the request does, before it ends.</summary>
    public void Besides(ValueTask noting)
    {
        if (noting.IsCompletedSuccessfully) return;
        lock (besides) besides.Add(noting.AsTask());
    }

    public Task Settled() => besides.Count == 0 ? Task.CompletedTask : Task.WhenAll(besides);

    public Desk Desk(DeskServices services) => new(services, Value ?? throw new InvalidOperationException("Nobody is signed in."), Language, Correlation);
}

/// <summary>Asks the Organization room once a request which offices the caller holds, and for whom he stands in.</summary>
internal sealed class ActorMiddleware(RequestDelegate next, TimeProvider clock)
{
    /// <summary>Names the person for whom a delegate acts.</summary>
    public const string ActingFor = "X-Acting-For";
    public const string NotDelegated = "NOT_DELEGATED";

    public static string SayNotDelegated(HttpContext context) => context.Say("您没有此人的有效委托。", "You hold no delegation from this person.");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
            return next(context);
        return ResolveAsync(context);
    }

    private async Task ResolveAsync(HttpContext context)
    {
        var current = context.RequestServices.GetRequiredService<CurrentActor>();
        var offices = context.RequestServices.GetRequiredService<IOffices>();
        if (!await current.EnterAsync(context, current.Session!, offices, clock.GetUtcNow(), context.RequestAborted))
        {
            await Answers.ErrorAsync(context, StatusCodes.Status403Forbidden, NotDelegated, SayNotDelegated(context));
            return;
        }
        await next(context);
        await current.Settled();
    }
}
