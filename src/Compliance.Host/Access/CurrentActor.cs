using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>The signed-in person with the offices of this moment; null while nobody is signed in. One a request.</summary>
internal sealed class CurrentActor
{
    public Actor? Value { get; set; }
    /// <summary>How the person is signed in; null for what the register does by itself.</summary>
    public Session? Session { get; set; }
    public TokenHash? Token { get; set; }
    public string Language { get; set; } = "zh-CN";
    public string? Correlation { get; set; }

    public Desk Desk(DeskServices services) => new(services, Value ?? throw new InvalidOperationException("Nobody is signed in."), Language, Correlation);
}

/// <summary>Asks the Organization room once a request which offices the caller holds, and for whom he stands in.</summary>
internal sealed class ActorMiddleware(RequestDelegate next, TimeProvider clock)
{
    /// <summary>Names the person for whom a delegate acts.</summary>
    public const string ActingFor = "X-Acting-For";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
            return next(context);
        return ResolveAsync(context);
    }

    private async Task ResolveAsync(HttpContext context)
    {
        var current = context.RequestServices.GetRequiredService<CurrentActor>();
        var session = current.Session!;
        var (person, tenant) = (session.Person, session.Tenant);
        var actingFor = context.Request.Headers[ActingFor].ToString() is { Length: > 0 and <= 200 } named ? named : null;
        var actor = session.Offices is { } vouched && actingFor is null ? new Actor(tenant, person, vouched)
            : await context.RequestServices.GetRequiredService<IOffices>().ActorOf(tenant, person, actingFor, clock.GetUtcNow(), context.RequestAborted);
        if (actor is null && actingFor is not null)
        {
            await Answers.ErrorAsync(context, StatusCodes.Status403Forbidden, "NOT_DELEGATED", context.Say("您没有此人的有效委托。", "You hold no delegation from this person."));
            return;
        }
        // An account whose person holds no office may sign in and see that he holds none.
        current.Value = session.Limited(actor ?? new Actor(tenant, person, []));
        current.Language = Answers.Language(context);
        current.Correlation = context.TraceIdentifier;
        await next(context);
    }
}
