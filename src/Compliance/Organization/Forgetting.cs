using Compliance.Audit;
using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>Whom Audit erased is given no office again: his own stream says so, in the same transaction.</summary>
internal sealed class Forgetting : IReactor
{
    public async ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct)
    {
        if (happened.Event is not PersonErased erased || !Person.Kind.Owns(erased.Person)) return null;
        if ((await work.Load(Person.Kind, erased.Person, ct)).State is { Registered: true, Forgotten: false }) work.Append(Person.Kind, erased.Person, new PersonForgotten());
        return null;
    }
}
