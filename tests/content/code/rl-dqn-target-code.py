"""DQN target: reward alone at a terminal state, else reward plus discounted best target-network value."""
import numpy as np
import torch


def check(code, framework):
    rng = np.random.default_rng(2)
    batch, states, actions, gamma = 5, 4, 3, 0.9
    s2, r = rng.normal(size=(batch, states)), rng.normal(size=batch)
    done = np.array([0.0, 1.0, 0.0, 0.0, 1.0])
    w_online, w_target = rng.normal(size=(states, actions)), rng.normal(size=(states, actions))
    expected = [
        r[i] if done[i] else r[i] + gamma * max(float(s2[i] @ w_target[:, a]) for a in range(actions))
        for i in range(batch)
    ]
    scope = {}
    exec(code, scope)
    got = scope["dqn_target"](
        torch.tensor(r),
        torch.tensor(s2),
        torch.tensor(done),
        lambda x: x @ torch.tensor(w_online),
        lambda x: x @ torch.tensor(w_target),
        gamma,
    )
    return got.shape == (batch,) and np.allclose(got.numpy(), expected)
