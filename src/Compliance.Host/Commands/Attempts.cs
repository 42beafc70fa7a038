using Compliance.Audit;
using Compliance.Kernel;

namespace Compliance.Host.Commands;

/// <summary>Records grave refusals as events of their own: the record that refused stays untouched.</summary>
internal sealed class Attempts : IAttempts
{
    public Task Record(Desk desk, string subject, Refusal refusal, CancellationToken ct)
    {
        var refused = new AttemptRefused(subject, refusal.Args.GetValueOrDefault("act") as string, refusal.Code, refusal.Clause, desk.Actor.Person, desk.Actor.For, desk.Now);
        return desk.Handle(Attempt.Kind, desk.NewId(Attempt.Kind), null, refused, (_, _) => ValueTask.FromResult(Decision.Accept(refused)), ct);
    }
}
